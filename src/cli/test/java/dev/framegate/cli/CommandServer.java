package dev.framegate.cli;

import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Scanner;

/**
 * A Java that runs one command line after another, each as {@code main} does, but for the end of
 * the process. A connection carries one: the folder for its files {@code out} and {@code err}, the
 * number of its arguments, and these, each with a zero byte behind it. The answer is the exit code.
 */
final class CommandServer {
  private CommandServer() {}

  /** Begins with a line that holds the port. */
  public static void main(String[] args) throws IOException {
    try (ServerSocket server = new ServerSocket(0, 10, InetAddress.getByName("127.0.0.1"))) {
      System.out.println(server.getLocalPort());
      while (true) {
        try (Socket socket = server.accept()) {
          serve(socket);
        }
      }
    }
  }

  private static void serve(Socket socket) throws IOException {
    Scanner in = new Scanner(socket.getInputStream(), StandardCharsets.UTF_8).useDelimiter("\0");
    Path folder = Path.of(in.next());
    String[] line = new String[in.nextInt()];
    for (int i = 0; i < line.length; i++) {
      line[i] = in.next();
    }
    String exit = run(folder, line) + "\n";
    socket.getOutputStream().write(exit.getBytes(StandardCharsets.US_ASCII));
  }

  private static int run(Path folder, String... line) throws IOException {
    PrintStream out = System.out;
    PrintStream err = System.err;
    try (PrintStream ownOut = new PrintStream(folder.resolve("out").toFile());
        PrintStream ownErr = new PrintStream(folder.resolve("err").toFile())) {
      System.setOut(ownOut);
      System.setErr(ownErr);
      return Framegate.execute(line);
    } finally {
      System.setOut(out);
      System.setErr(err);
    }
  }
}
