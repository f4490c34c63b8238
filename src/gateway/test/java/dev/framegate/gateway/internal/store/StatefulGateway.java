package dev.framegate.gateway.internal.store;

import dev.framegate.gateway.Gateway;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;

/** A gateway with state, in a process that is there to be killed. Says its address in one line. */
final class StatefulGateway {
  private StatefulGateway() {}

  public static void main(String[] args) throws InterruptedException {
    Gateway gateway = Gateway.builder().state(Path.of(args[0])).start();
    System.out.println(gateway.address());
    new CountDownLatch(1).await();
  }
}
