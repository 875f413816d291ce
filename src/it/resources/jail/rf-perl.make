chmod 755 /usr/local/bin/rf-perl
