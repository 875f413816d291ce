# A login with a key, and a command in it.
mkdir -p -m 700 /root/.ssh
if [ ! -e /root/.ssh/rf ]; then
  ssh-keygen -q -N '' -f /root/.ssh/rf && cat /root/.ssh/rf.pub >>/root/.ssh/authorized_keys
fi
test "$(ssh -i /root/.ssh/rf -o StrictHostKeyChecking=no -o BatchMode=yes root@127.0.0.1 id -u)" = 0
