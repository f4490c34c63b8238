package dev.framegate.contract;

/**
 * The HTTP request that asks for one operation, without host and signature.
 *
 * @param path raw path, starting with a slash
 * @param query raw query without the question mark, empty where there is none
 * @param contentType empty where there is no body
 */
public record OperationRequest(
    String method, String path, String query, String contentType, byte[] body) {

  /** Path and query as they stand in a request line. */
  public String pathAndQuery() {
    return query.isEmpty() ? path : path + "?" + query;
  }
}
