useradd --create-home someuser
install -m 755 /opt/example_jailed_unit.executable /home/someuser/executable
