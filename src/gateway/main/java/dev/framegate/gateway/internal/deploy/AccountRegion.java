package dev.framegate.gateway.internal.deploy;

import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An account and a Region. APIs, custom domain names, quotas and rates belong to one of these, and
 * the others do not see them.
 *
 * @param account twelve digits
 * @param region such as {@code us-east-1}
 */
public record AccountRegion(String account, String region) {
  /** By account, then by Region. */
  public static final Comparator<AccountRegion> ORDER =
      Comparator.comparing(AccountRegion::account).thenComparing(AccountRegion::region);

  private static final Pattern ACCOUNT = Pattern.compile("[0-9]{12}");
  private static final Pattern REGION = Pattern.compile("[a-z]{2,8}(-[a-z]{2,16}){1,3}-[0-9]{1,2}");
  private static final Pattern CONTROL_HOST =
      Pattern.compile("apigateway\\.([a-z0-9-]{1,40})\\.(?:localhost|amazonaws\\.com)(?::[0-9]*)?");

  /** Whether a text has the form of an account's number. */
  public static boolean isAccount(String text) {
    return ACCOUNT.matcher(text).matches();
  }

  /** Whether a text has the form of a Region's name. */
  public static boolean isRegion(String text) {
    return REGION.matcher(text).matches();
  }

  /**
   * The Region in a name of the control plane, such as {@code apigateway.eu-central-1.localhost} or
   * {@code apigateway.eu-central-1.amazonaws.com}.
   *
   * @param host with or without a port
   */
  public static Optional<String> ofControlHost(String host) {
    Matcher name = CONTROL_HOST.matcher(host.toLowerCase(Locale.ROOT));
    return name.matches() && isRegion(name.group(1))
        ? Optional.of(name.group(1))
        : Optional.empty();
  }
}
