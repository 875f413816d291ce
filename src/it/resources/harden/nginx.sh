# Its page, a page that is not there, and a line in its log for it.
curl -fsS http://127.0.0.1/ | grep -q 'Welcome to nginx' || exit 1
test "$(curl -s -o /dev/null -w '%{http_code}' http://127.0.0.1/nowhere)" = 404 || exit 2
grep -q 'GET /nowhere' /var/log/nginx/access.log
