package dev.framegate.gateway.internal.console;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.framegate.gateway.internal.deploy.AccountRegion;
import dev.framegate.gateway.internal.http.ServerRequest;
import dev.framegate.gateway.internal.http.ServerResponse;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * {@code /_framegate/owners}: the accounts and Regions whose APIs the console can show at its
 * address, and the one whose it shows first.
 */
public final class OwnersPage {
  public static final String PATH = "/_framegate/owners";

  private final Function<ServerRequest, AccountRegion> callers;
  private final Supplier<List<AccountRegion>> owners;

  private OwnersPage(
      Function<ServerRequest, AccountRegion> callers, Supplier<List<AccountRegion>> owners) {
    this.callers = callers;
    this.owners = owners;
  }

  /**
   * @param callers the owner that a request concerns
   * @param owners those that have a control plane
   */
  public static Function<ServerRequest, ServerResponse> of(
      Function<ServerRequest, AccountRegion> callers, Supplier<List<AccountRegion>> owners) {
    return new ReadOnlyPage(new OwnersPage(callers, owners)::answer);
  }

  private ServerResponse answer(ServerRequest call) {
    AccountRegion usual = callers.apply(call);
    boolean fixed = call.header("host").flatMap(AccountRegion::ofControlHost).isPresent();
    Set<AccountRegion> all = new TreeSet<>(AccountRegion.ORDER);
    all.add(usual);
    owners.get().stream()
        .filter(owner -> !fixed || owner.region().equals(usual.region()))
        .forEach(all::add);
    ObjectNode answer = JsonNodeFactory.instance.objectNode();
    tell(usual, answer.putObject("usual"));
    ArrayNode told = answer.putArray("owners");
    all.forEach(owner -> tell(owner, told.addObject()));
    return PageAnswers.json(answer);
  }

  private static void tell(AccountRegion owner, ObjectNode told) {
    told.put("account", owner.account()).put("region", owner.region());
  }
}
