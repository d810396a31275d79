"""Says what Python's websockets says of each URL's end: the exception, its trace and the debug log."""
import asyncio
import logging
import sys
import traceback

import websockets

logging.basicConfig(format="%(asctime)s %(levelname)s %(name)s %(message)s", level=logging.DEBUG, stream=sys.stdout)


async def main():
    for url in sys.argv[1:]:
        print("URL", url, flush=True)
        try:
            async with websockets.connect(url) as socket:
                await socket.recv()
        except Exception:
            traceback.print_exc(file=sys.stdout)
        sys.stdout.flush()


asyncio.run(main())
