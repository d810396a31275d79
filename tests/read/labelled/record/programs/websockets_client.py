"""Prints what Python's websockets says of each close, on its own logger and in its exceptions. Arguments: URLs."""

import asyncio
import logging
import sys

import websockets

logging.basicConfig(format="%(levelname)s:%(name)s:%(message)s", level=logging.DEBUG, stream=sys.stdout)
logging.getLogger("asyncio").setLevel(logging.WARNING)


async def meet(url):
    try:
        async with websockets.connect(url, open_timeout=5, close_timeout=2) as socket:
            while True:
                await socket.recv()
    except websockets.ConnectionClosed as closed:
        print(f"{type(closed).__module__}.{type(closed).__name__}: {closed}")
        if closed.rcvd is not None:
            print(f"Connection closed: code={closed.code}, reason={closed.reason!r}")
    except Exception as error:
        print(f"{type(error).__module__}.{type(error).__name__}: {error}")


async def close_ourselves(url, code, reason):
    async with websockets.connect(url) as socket:
        await socket.close(code, reason)
        try:
            await socket.recv()
        except websockets.ConnectionClosed as closed:
            print(f"{type(closed).__name__}: {closed}")


async def starve(url):
    """The server never answers a ping."""
    try:
        async with websockets.connect(url, ping_interval=0.5, ping_timeout=0.5, close_timeout=0.5) as socket:
            await socket.recv()
    except websockets.ConnectionClosed as closed:
        print(f"{type(closed).__name__}: {closed}")


async def main():
    echo, silent, *urls = sys.argv[1:]
    for url in urls:
        await meet(url)
    for code, reason in [(1000, ""), (1001, "leaving"), (3000, ""), (4000, "bye"), (4401, "またね")]:
        await close_ourselves(echo, code, reason)
    await starve(silent)


asyncio.run(main())
