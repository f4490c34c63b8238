package dev.framegate.kit.wire;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.apache.http.HttpResponse;
import org.apache.http.client.HttpClient;
import org.apache.http.client.methods.HttpEntityEnclosingRequestBase;
import org.apache.http.entity.ByteArrayEntity;
import org.apache.http.util.EntityUtils;

/** A request of any method, with or without a body, given straight to the HTTP client. */
final class RawHttpRequest extends HttpEntityEnclosingRequestBase {
  private final String method;

  RawHttpRequest(Request request) {
    method = request.method();
    setURI(request.url());
    request.headers().forEach(header -> addHeader(header.name(), header.value()));
    request.body().ifPresent(body -> setEntity(new ByteArrayEntity(body)));
  }

  @Override
  public String getMethod() {
    return method;
  }

  ReceivedResponse through(HttpClient client) throws IOException {
    HttpResponse response = client.execute(this);
    List<HttpHeader> headers =
        Arrays.stream(response.getAllHeaders())
            .map(header -> new HttpHeader(header.getName(), header.getValue()))
            .toList();
    byte[] body =
        response.getEntity() == null ? new byte[0] : EntityUtils.toByteArray(response.getEntity());
    return new ReceivedResponse(
        response.getStatusLine().getStatusCode(), EvidenceHttpClient.headers(headers), body);
  }
}
