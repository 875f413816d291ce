import http.server
import os
import socket
import sqlite3
import ssl

import rf_word

database = sqlite3.connect(os.environ["STATE_DIRECTORY"] + "/visits.db")
database.execute("create table if not exists visits (path text)")
ssl.create_default_context()


class Handler(http.server.BaseHTTPRequestHandler):
    def do_GET(self):
        database.execute("insert into visits values (?)", (self.path,))
        database.commit()
        count = database.execute("select count(*) from visits").fetchone()[0]
        self.send_response(200)
        self.end_headers()
        self.wfile.write(f"{rf_word.WORD} {count}\n".encode())


server = http.server.HTTPServer(("127.0.0.1", 8004), Handler)
with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as manager:
    manager.connect(os.environ["NOTIFY_SOCKET"])
    manager.send(b"READY=1")
server.serve_forever()
