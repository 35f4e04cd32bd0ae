"""A mail server on the loopback that keeps every message as a file:
smtp_server.py FOLDER. Prints its port when it is ready; ends with its input.
An address that stands in the file FOLDER.refused is refused."""
import asyncio
import sys

from aiosmtpd.smtp import SMTP


class Keeper:
    def __init__(self, folder):
        self.folder = folder
        self.n = 0

    async def handle_RCPT(self, server, session, envelope, address, options):
        try:
            with open(f"{self.folder}.refused") as refused:
                if address in refused.read().split():
                    return "550 nobody of that name"
        except FileNotFoundError:
            pass
        envelope.rcpt_tos.append(address)
        return "250 known"

    async def handle_DATA(self, server, session, envelope):
        self.n += 1
        path = f"{self.folder}/{self.n:02d}-{'+'.join(envelope.rcpt_tos)}"
        with open(path, "wb") as out:
            out.write(envelope.original_content)
        return "250 kept"


async def main():
    loop = asyncio.get_running_loop()
    keeper = Keeper(sys.argv[1])
    server = await loop.create_server(
        lambda: SMTP(keeper, hostname="localhost"), "127.0.0.1", 0)
    print(server.sockets[0].getsockname()[1], flush=True)
    await loop.run_in_executor(None, sys.stdin.read)
    server.close()


asyncio.run(main())
