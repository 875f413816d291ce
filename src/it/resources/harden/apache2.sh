# A directory's listing, a page that is not there, and a line in its log for it.
curl -fsS http://127.0.0.1/ | grep -q 'Index of' || exit 1
test "$(curl -s -o /dev/null -w '%{http_code}' http://127.0.0.1/nowhere)" = 404 || exit 2
grep -q 'GET /nowhere' /var/log/apache2/access.log
