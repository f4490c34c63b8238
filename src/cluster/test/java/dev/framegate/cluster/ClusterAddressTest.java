package dev.framegate.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ClusterAddressTest {
  @Test
  void aPathNamesTheCluster() {
    assertThat(ClusterAddress.of(URI.create("nats://host:4222")))
        .isEqualTo(new ClusterAddress(URI.create("nats://host:4222"), "framegate"));
    assertThat(ClusterAddress.of(URI.create("tls://host/blue-2")))
        .isEqualTo(new ClusterAddress(URI.create("tls://host"), "blue-2"));
  }

  @Test
  void aPasswordIsUsedAndNotShown() {
    ClusterAddress address = ClusterAddress.of(URI.create("nats://me:secret@host:4222/blue"));
    assertThat(address.server()).hasUserInfo("me:secret");
    assertThat(address).hasToString("nats://host:4222");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"http://me:secret@host:4222", "nats:host", "nats://host/Blue", "nats://h/a/b"})
  void anotherAddressIsRefusedWithTheLegalForms(String address) {
    assertThatThrownBy(() -> ClusterAddress.of(URI.create(address)))
        .isInstanceOf(ClusterException.class)
        .hasMessageStartingWith("expected nats://host:port or tls://host:port")
        .hasMessageNotContaining("secret");
  }

  @Test
  void aServerThatIsNotThereIsNamed() {
    assertThatThrownBy(() -> Cluster.join(URI.create("nats://127.0.0.1:1")))
        .isInstanceOf(ClusterException.class)
        .hasMessageStartingWith("expected a NATS server with JetStream at nats://127.0.0.1:1: ");
  }
}
