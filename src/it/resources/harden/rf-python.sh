# A directory's listing and a file.
curl -fsS http://127.0.0.1:8000/ | grep -q python3 || exit 1
curl -fsS http://127.0.0.1:8000/base-files/motd >/dev/null
