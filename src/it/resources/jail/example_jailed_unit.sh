nc -w 5 127.0.0.1 8006 | grep -q example
