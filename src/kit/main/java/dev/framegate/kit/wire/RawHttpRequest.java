package dev.framegate.kit.wire;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
    Map<String, List<String>> headers = new LinkedHashMap<>();
    for (org.apache.http.Header header : response.getAllHeaders()) {
      headers.computeIfAbsent(header.getName(), name -> new ArrayList<>()).add(header.getValue());
    }
    byte[] body =
        response.getEntity() == null ? new byte[0] : EntityUtils.toByteArray(response.getEntity());
    return new ReceivedResponse(response.getStatusLine().getStatusCode(), headers, body);
  }
}
