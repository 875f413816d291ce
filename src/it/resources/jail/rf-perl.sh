nc -w 5 127.0.0.1 8005 | grep -q 'UTC' && test -s /run/rf-perl/log
