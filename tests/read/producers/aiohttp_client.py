"""Says what aiohttp says of each URL's end."""
import asyncio
import sys

import aiohttp


async def main():
    async with aiohttp.ClientSession() as session:
        for url in sys.argv[1:]:
            print("URL", url, flush=True)
            try:
                async with session.ws_connect(url, autoclose=False) as socket:
                    print("message:", await socket.receive(), flush=True)
                    print("websocket closed, code:", socket.close_code, flush=True)
            except Exception as error:
                print(f"{type(error).__name__}: {error}", flush=True)
                print(repr(error), flush=True)


asyncio.run(main())
