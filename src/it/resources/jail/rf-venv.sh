curl -fsS http://127.0.0.1:8004/a | grep -q 'from the environment [1-9]'
