package dev.framegate.gateway.internal.integration;

/** What an integration calls; the names are those of the service model. */
public enum IntegrationType {
  AWS(false),
  AWS_PROXY(true),
  HTTP(false),
  HTTP_PROXY(true),
  MOCK(false);

  private final boolean proxy;

  IntegrationType(boolean proxy) {
    this.proxy = proxy;
  }

  /** Whether it passes event and answer on as they are, with no templates. */
  public boolean proxy() {
    return proxy;
  }
}
