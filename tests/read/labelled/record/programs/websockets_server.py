"""A server with Python's websockets that closes as it is told and logs everything. Argument: port."""

import asyncio
import logging
import signal
import sys

import websockets

logging.basicConfig(format="%(asctime)s %(levelname)s %(message)s", level=logging.DEBUG, stream=sys.stdout)
logging.getLogger("asyncio").setLevel(logging.WARNING)


async def serve(socket):
    try:
        async for message in socket:
            word, _, rest = message.partition(" ")
            if word == "close":
                code, _, reason = rest.partition(" ")
                await socket.close(int(code), reason)
            elif word == "fail":
                raise RuntimeError("the handler failed")
        await socket.recv()
    except websockets.ConnectionClosed as closed:
        logging.info("client left: %s", closed)
        raise


async def main():
    stop = asyncio.get_running_loop().create_future()
    asyncio.get_running_loop().add_signal_handler(signal.SIGTERM, stop.set_result, None)
    async with websockets.serve(serve, "127.0.0.1", int(sys.argv[1]), max_size=1000):
        await stop


asyncio.run(main())
