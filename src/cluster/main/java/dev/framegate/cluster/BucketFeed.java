package dev.framegate.cluster;

import io.nats.client.Connection;
import io.nats.client.JetStreamApiException;
import io.nats.client.Message;
import io.nats.client.PushSubscribeOptions;
import io.nats.client.api.ConsumerConfiguration;
import io.nats.client.api.DeliverPolicy;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Follows a bucket: first all that it holds, then each change, in the order of the revisions. */
final class BucketFeed {
  /** Receives what a bucket holds, one call at a time. Must not block for long. */
  interface Follower {
    /**
     * A key as it is now.
     *
     * @param value empty for a key that was deleted
     */
    void entry(String key, long revision, Optional<byte[]> value);

    /** All entries that were there at the start have been received. */
    void complete();
  }

  private final Bucket bucket;
  private final Follower follower;
  private final CountDownLatch complete = new CountDownLatch(1);

  private BucketFeed(Bucket bucket, Follower follower) {
    this.bucket = bucket;
    this.follower = follower;
  }

  /**
   * Returns when the follower has received everything; changes follow for as long as the connection
   * lives.
   */
  static void start(Connection connection, Bucket bucket, Follower follower)
      throws IOException, JetStreamApiException, InterruptedException {
    BucketFeed feed = new BucketFeed(bucket, follower);
    boolean empty =
        connection
                .jetStreamManagement()
                .getStreamInfo(bucket.stream())
                .getStreamState()
                .getMsgCount()
            == 0;
    if (empty) {
      feed.completed();
    }
    connection
        .jetStream()
        .subscribe(
            bucket.subject(">"),
            connection.createDispatcher(),
            feed::receive,
            false,
            PushSubscribeOptions.builder().ordered(true).stream(bucket.stream())
                .configuration(
                    ConsumerConfiguration.builder()
                        .deliverPolicy(DeliverPolicy.LastPerSubject)
                        .build())
                .build());
    if (!feed.complete.await(ClusterBounds.CATCH_UP_TIME.toSeconds(), TimeUnit.SECONDS)) {
      throw new CatchUpException(bucket.name());
    }
  }

  private void receive(Message message) {
    follower.entry(
        bucket.key(message.getSubject()),
        message.metaData().streamSequence(),
        Bucket.isDeletion(message) ? Optional.empty() : Optional.of(message.getData()));
    if (complete.getCount() > 0 && message.metaData().pendingCount() == 0) {
      completed();
    }
  }

  private void completed() {
    follower.complete();
    complete.countDown();
  }
}
