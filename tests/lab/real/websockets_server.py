"""An echo server with Python's websockets, as its documentation writes one. Arguments: port."""

import asyncio
import signal
import sys

import websockets


async def echo(socket):
    async for message in socket:
        await socket.send(message)


async def main():
    stop = asyncio.get_running_loop().create_future()
    asyncio.get_running_loop().add_signal_handler(signal.SIGTERM, stop.set_result, None)
    async with websockets.serve(echo, "127.0.0.1", int(sys.argv[1]), max_size=1000):
        await stop


asyncio.run(main())
