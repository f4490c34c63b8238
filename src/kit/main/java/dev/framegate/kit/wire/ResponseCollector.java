package dev.framegate.kit.wire;

import io.netty.handler.codec.http.FullHttpMessage;
import io.netty.handler.codec.http.HttpObjectAggregator;

/** Gathers an answer with exactly the headers that were sent; the stock one adds a length. */
final class ResponseCollector extends HttpObjectAggregator {
  ResponseCollector(int mostBytes) {
    super(mostBytes);
  }

  @Override
  protected void finishAggregation(FullHttpMessage aggregated) {
    // What the server did not send is no evidence.
  }
}
