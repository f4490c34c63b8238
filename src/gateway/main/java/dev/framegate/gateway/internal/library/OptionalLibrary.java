package dev.framegate.gateway.internal.library;

/** A library that few users need: a dependency of the gateway's that is marked optional. */
public enum OptionalLibrary {
  EPOLL(
      "The native transport of Linux",
      "io.netty:netty-transport-native-epoll",
      "io.netty.channel.epoll.Epoll"),
  IO_URING(
      "The transport io_uring of Linux",
      "io.netty:netty-transport-native-io_uring",
      "io.netty.channel.uring.IoUring"),
  LAMBDA(
      "A function written in Java",
      "com.amazonaws:aws-lambda-java-core",
      "com.amazonaws.services.lambda.runtime.RequestHandler"),
  MVSTORE("A state directory", "com.h2database:h2-mvstore", "org.h2.mvstore.MVStore"),
  PROMETHEUS(
      "The page of metrics",
      "io.micrometer:micrometer-registry-prometheus",
      "io.micrometer.prometheusmetrics.PrometheusMeterRegistry");

  private final String use;
  private final String artifact;
  private final String className;

  OptionalLibrary(String use, String artifact, String className) {
    this.use = use;
    this.artifact = artifact;
    this.className = className;
  }

  public boolean isPresent() {
    try {
      Class.forName(className, false, OptionalLibrary.class.getClassLoader());
      return true;
    } catch (ClassNotFoundException e) {
      return false;
    }
  }

  /**
   * Checks that the library is there, before its classes are touched.
   *
   * @throws MissingLibraryException if it is not
   */
  public void require() {
    if (!isPresent()) {
      throw new MissingLibraryException(missing());
    }
  }

  /** What is needed for what, for people. */
  public String missing() {
    return "%s needs %s on the class path.".formatted(use, artifact);
  }
}
