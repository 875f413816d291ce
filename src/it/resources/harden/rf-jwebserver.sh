# Often enough that the hot methods are compiled.
seq 200 | sed 's,.*,url = http://127.0.0.1:8001/base-files/motd,' >/tmp/rf-urls
curl -fsS -K /tmp/rf-urls >/dev/null
