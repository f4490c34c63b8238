package dev.framegate.gateway.internal.tls;

import dev.framegate.gateway.settings.TlsIdentity;
import io.netty.channel.ChannelPipeline;
import io.netty.handler.ssl.SniHandler;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslProvider;
import io.netty.util.concurrent.Future;
import io.netty.util.concurrent.Promise;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Adds TLS to connections, with the certificate for the server name that the client sends.
 * Certificates are issued outside of the event loops.
 */
public final class TlsNegotiator implements AutoCloseable {
  private static final int MOST_NAMES = 256;
  private static final int MOST_WAITING = 64;
  private static final int IDLE_SECONDS = 10;

  /**
   * A DNS name whose last label is no number. An address is no server name (RFC 6066 section 3),
   * and a text that looks like one must not be resolved.
   */
  private static final Pattern HOST_NAME =
      Pattern.compile(
          "(?=.{1,253}$)([a-z0-9_]([a-z0-9_-]{0,61}[a-z0-9_])?\\.)*"
              + "(?![0-9]+$|0x[0-9a-f]*$)[a-z0-9_]([a-z0-9_-]{0,61}[a-z0-9_])?",
          Pattern.CASE_INSENSITIVE);

  private static final Logger LOG = LoggerFactory.getLogger(TlsNegotiator.class);

  private final TlsIdentity identity;
  private final TlsVersions versions;
  private final SslContext standard;
  private final Map<String, SslContext> named =
      new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, SslContext> eldest) {
          return size() > MOST_NAMES;
        }
      };
  private final ExecutorService maker;

  public TlsNegotiator(TlsIdentity identity, TlsVersions versions) {
    this.identity = identity;
    this.versions = versions;
    this.standard = context(identity.defaultCertificate());
    ThreadPoolExecutor single =
        new ThreadPoolExecutor(
            1,
            1,
            IDLE_SECONDS,
            TimeUnit.SECONDS,
            new ArrayBlockingQueue<>(MOST_WAITING),
            task -> {
              Thread thread = new Thread(task, "framegate-certificates");
              thread.setDaemon(true);
              return thread;
            });
    single.allowCoreThreadTimeOut(true);
    this.maker = single;
  }

  /** Before anything else is in the pipeline. */
  public void guard(ChannelPipeline pipeline) {
    pipeline.addLast(new SniHandler(this::find), new CloseNotifyHandler());
  }

  private Future<SslContext> find(@Nullable String serverName, Promise<SslContext> promise) {
    if (serverName == null
        || !HOST_NAME.matcher(serverName).matches()
        || identity.covers(serverName)) {
      return promise.setSuccess(standard);
    }
    try {
      maker.execute(() -> promise.setSuccess(forNameOrStandard(serverName)));
      return promise;
    } catch (RejectedExecutionException e) {
      return promise.setSuccess(standard);
    }
  }

  private SslContext forNameOrStandard(String serverName) {
    try {
      return forName(serverName);
    } catch (RuntimeException e) {
      LOG.warn("No certificate for the name that a client asks for: {}", e.getMessage());
      return standard;
    }
  }

  /** The maker's thread alone gets here. */
  private SslContext forName(String serverName) {
    return named.computeIfAbsent(serverName, name -> context(identity.named(name)));
  }

  private SslContext context(SslContextBuilder builder) {
    try {
      return builder.sslProvider(SslProvider.JDK).protocols(versions.names()).build();
    } catch (SSLException e) {
      throw new IllegalStateException("This Java offers no TLS: " + e.getMessage(), e);
    }
  }

  @Override
  public void close() {
    maker.shutdownNow();
  }
}
