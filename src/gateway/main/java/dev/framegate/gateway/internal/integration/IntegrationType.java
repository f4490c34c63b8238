package dev.framegate.gateway.internal.integration;

/** The types of integrations in the service model. */
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

  /** Whether the event and the response are passed on without templates. */
  public boolean proxy() {
    return proxy;
  }
}
