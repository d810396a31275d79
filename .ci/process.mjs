// Runs one command and everything it starts, with a time limit.
import { spawn } from "node:child_process";

/** npm as it runs this script, or the one in PATH: the program and its arguments. */
export function npmCommand(...args) {
  const cli = process.env.npm_execpath;
  return cli?.endsWith(".js") ? [process.execPath, cli, ...args] : ["npm", ...args];
}

/**
 * Resolves with undefined when the command ended well, else with the reason it did not.
 * Its output goes to the file descriptor `output`, or to the terminal where there is none.
 * The command has its own process group, so that a signal or the time limit reaches
 * the browsers and servers it started too.
 */
export function runCommand([program, ...args], { env = {}, minutes, output }) {
  const target = output ?? "inherit";
  const child = spawn(program, args, {
    detached: true,
    env: { ...process.env, ...env },
    stdio: [output === undefined ? "inherit" : "ignore", target, target],
  });
  const signalGroup = (signal) => {
    try {
      process.kill(-child.pid, signal);
    } catch {
      // The group has ended already.
    }
  };

  let stoppedBy;
  const stop = (signal) => {
    // npm and the terminal both deliver Ctrl-C; the child should see it once.
    if (stoppedBy === undefined) {
      stoppedBy = signal;
      signalGroup(signal);
      setTimeout(signalGroup, 10_000, "SIGKILL").unref();
    }
  };
  const signals = ["SIGINT", "SIGTERM", "SIGHUP"];
  for (const signal of signals) {
    process.on(signal, stop);
  }
  let late = false;
  const limit = setTimeout(() => {
    late = true;
    signalGroup("SIGKILL");
  }, minutes * 60_000);

  return new Promise((resolve) => {
    const finish = (reason) => {
      clearTimeout(limit);
      for (const signal of signals) {
        process.off(signal, stop);
      }
      signalGroup("SIGKILL");
      resolve(reason);
    };
    child.on("error", (error) => finish(error.code === "ENOENT" ? `${program} is not installed` : error.message));
    child.on("close", (status, signal) => {
      if (stoppedBy !== undefined) {
        finish({ stoppedBy });
      } else if (late) {
        finish(`took more than ${minutes} minutes and was ended`);
      } else {
        finish(status === 0 ? undefined : `${program} ended with ${signal ?? `status ${status}`}`);
      }
    });
  });
}
