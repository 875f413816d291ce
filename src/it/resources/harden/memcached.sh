# A value goes in and comes out again.
printf 'set rf 0 0 5\r\nworks\r\nget rf\r\nquit\r\n' | nc -w 5 127.0.0.1 11211 | grep -q works
