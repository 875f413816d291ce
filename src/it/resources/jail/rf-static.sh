nc -w 5 127.0.0.1 8003 | grep -q static
