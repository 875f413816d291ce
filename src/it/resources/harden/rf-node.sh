# A quick answer, and one that takes a while to compute.
curl -fsS http://127.0.0.1:8002/4 | grep -q 'sum 6.14' || exit 1
curl -fsS http://127.0.0.1:8002/3000000 | grep -q 'sum 34'
