python3 -m venv --without-pip /srv/rf-venv/env
mkdir -p /srv/rf-venv/env/lib/python3.11/site-packages
echo 'WORD = "from the environment"' >$(echo /srv/rf-venv/env/lib/python3.*/site-packages)/rf_word.py
