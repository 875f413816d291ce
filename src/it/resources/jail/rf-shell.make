chmod 755 /usr/local/sbin/rf-shell
