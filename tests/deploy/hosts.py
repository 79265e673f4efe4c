"""Machines for a test: network namespaces with a bridge between them, gone when the test ends. Needs root; all traffic stays on their addresses."""

import subprocess

NET = "10.213.77"


def ip(*words):
    subprocess.run(["ip", *words], check=True, capture_output=True, text=True)


class Hosts:
    """`with Hosts(3) as hosts:` host 1 to 3 reach each other at `hosts.address(n)`."""

    def __init__(self, count, prefix="congkhai-t"):
        self.names = {n: f"{prefix}{n}" for n in range(1, count + 1)}
        self.hub = f"{prefix}hub"
        self.started = []

    def address(self, n):
        return f"{NET}.{n}"

    def __enter__(self):
        self.clear()
        ip("netns", "add", self.hub)
        ip("-n", self.hub, "link", "add", "br0", "type", "bridge")
        ip("-n", self.hub, "link", "set", "br0", "up")
        for n, name in self.names.items():
            ip("netns", "add", name)
            ip("-n", self.hub, "link", "add", f"port{n}", "type", "veth", "peer", "name", "eth0", "netns", name)
            ip("-n", self.hub, "link", "set", f"port{n}", "master", "br0", "up")
            ip("-n", name, "addr", "add", f"{self.address(n)}/24", "dev", "eth0")
            ip("-n", name, "link", "set", "eth0", "up")
            ip("-n", name, "link", "set", "lo", "up")
        return self

    def clear(self):
        """Takes away what a test left that was ended by force."""
        for name in [self.hub, *self.names.values()]:
            subprocess.run(["ip", "netns", "del", name], capture_output=True, check=False)

    def start(self, n, command, log, **more):
        """A process on a host; `ip netns exec` becomes it, so that its id is the process's."""
        with open(log, "ab") as said:
            child = subprocess.Popen(
                ["ip", "netns", "exec", self.names[n], *map(str, command)], stdout=said, stderr=subprocess.STDOUT, stdin=subprocess.DEVNULL, **more
            )
        self.started.append(child)
        return child

    def __exit__(self, *_):
        for child in self.started:
            if child.poll() is None:
                child.kill()
            child.wait()
        self.clear()
