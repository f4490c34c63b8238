package dev.framegate.kit.wire;

import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.nio.channels.ClosedChannelException;
import java.util.Locale;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/** Why a connection failed, in words for people and in one line. */
final class FailureText {
  static final String LATE = "no answer in time";

  private FailureText() {}

  static String of(Throwable failure) {
    Throwable root = failure;
    for (Throwable each = failure; each != null; each = next(each)) {
      if (each instanceof UnknownHostException) {
        return "no address is known for this host name";
      }
      if (each instanceof io.netty.channel.ConnectTimeoutException
          || each instanceof org.apache.http.conn.ConnectTimeoutException) {
        return "connecting timed out";
      }
      if (each instanceof SocketTimeoutException) {
        return LATE;
      }
      if (each instanceof ClosedChannelException) {
        return "the connection was closed";
      }
      if (each instanceof SSLException) {
        return "TLS failed: " + line(root(each));
      }
      root = each;
    }
    String said = line(root);
    return root instanceof ConnectException && said.toLowerCase(Locale.ROOT).contains("refused")
        ? "connection refused"
        : said;
  }

  private static Throwable root(Throwable failure) {
    Throwable root = failure;
    for (Throwable each = failure; each != null; each = next(each)) {
      root = each;
    }
    return root;
  }

  private static @Nullable Throwable next(Throwable failure) {
    return failure.getCause() == failure ? null : failure.getCause();
  }

  private static String line(Throwable failure) {
    String message = failure.getMessage();
    return message == null || message.isBlank()
        ? "an error without a message (" + failure.getClass().getSimpleName() + ")"
        : message.replaceAll("\\s+", " ").trim();
  }
}
