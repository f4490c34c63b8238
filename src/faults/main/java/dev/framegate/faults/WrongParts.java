package dev.framegate.faults;

import dev.framegate.gateway.Gateway;
import dev.framegate.gateway.internal.control.ControlPlaneHandler;
import dev.framegate.gateway.internal.control.DeploymentPolicy;
import dev.framegate.gateway.internal.control.EnforcedRules;
import dev.framegate.gateway.internal.control.InputPolicy;
import dev.framegate.gateway.internal.control.QuotaPolicy;
import dev.framegate.gateway.internal.control.UpdatePolicy;
import dev.framegate.gateway.internal.deploy.StageDirectory;
import dev.framegate.gateway.internal.edge.CloseCodePolicy;
import dev.framegate.gateway.internal.edge.FramePolicy;
import dev.framegate.gateway.internal.edge.HandshakePolicy;
import dev.framegate.gateway.internal.integration.BackendHeaderPolicy;
import dev.framegate.gateway.internal.integration.Integration;
import dev.framegate.gateway.internal.management.AbsencePolicy;
import dev.framegate.gateway.internal.parts.PartReplacements;
import dev.framegate.gateway.internal.runtime.AccessCheck;
import dev.framegate.gateway.internal.runtime.BodyValidation;
import dev.framegate.gateway.internal.runtime.ConnectPolicy;
import dev.framegate.gateway.internal.runtime.ConnectionHandler;
import dev.framegate.gateway.internal.runtime.ContextPolicy;
import dev.framegate.gateway.internal.runtime.ErrorFramePolicy;
import dev.framegate.gateway.internal.runtime.RenderingPolicy;
import dev.framegate.gateway.internal.runtime.ReplyPolicy;
import dev.framegate.gateway.internal.runtime.RequestPolicy;
import dev.framegate.gateway.internal.runtime.RouteLookupPolicy;
import dev.framegate.gateway.internal.runtime.SelectionPolicy;
import dev.framegate.gateway.internal.signature.SignaturePolicy;
import dev.framegate.gateway.internal.throttle.RouteRates;
import dev.framegate.gateway.settings.Functions;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The wrong parts of many faults, asked beside the right ones of a gateway without a fault. As long
 * as all parts of a fault answer as the right ones do, a gateway with the fault does what this one
 * does: nothing that a client sees in that time can tell of it. In the words of mutation testing,
 * it finds which faults are weakly killed.
 *
 * <p>A part that only computes is asked, and its results are compared. For one that acts, the wrong
 * ones are told what came of the right one's act: they differ where they ask it for something else,
 * not at all or twice, or make something else of it. Of other parts, any call counts, and a value
 * such as a limit counts at any time.
 */
public final class WrongParts {
  /** The results of these depend on their arguments, and they change nothing. */
  private static final Set<Class<?>> COMPUTING =
      Set.of(
          AbsencePolicy.class,
          BackendHeaderPolicy.class,
          BodyValidation.class,
          CloseCodePolicy.class,
          ConnectPolicy.class,
          ContextPolicy.class,
          DeploymentPolicy.class,
          EnforcedRules.class,
          ErrorFramePolicy.class,
          FramePolicy.class,
          HandshakePolicy.class,
          InputPolicy.class,
          QuotaPolicy.class,
          RenderingPolicy.class,
          ReplyPolicy.class,
          RequestPolicy.class,
          RouteLookupPolicy.class,
          RouteRates.class,
          SelectionPolicy.class,
          SignaturePolicy.class,
          StageDirectory.class,
          UpdatePolicy.class);

  /** These do something, and what replaces them does nothing but ask them. */
  private static final Set<Class<?>> ACTING =
      Set.of(
          AccessCheck.class,
          ConnectionHandler.class,
          ControlPlaneHandler.class,
          Functions.class,
          Integration.class);

  private final Map<Class<?>, Map<String, PartReplacements>> byPart = new LinkedHashMap<>();
  private final Set<String> unknown = new TreeSet<>();
  private final Set<String> differing = ConcurrentHashMap.newKeySet();

  public WrongParts(Collection<Fault> faults) {
    for (Fault fault : faults) {
      PartReplacements replacements = fault.applyTo(Gateway.builder()).replacements();
      for (Class<?> part : replacements.types()) {
        if (part.isInterface()) {
          byPart
              .computeIfAbsent(part, any -> new LinkedHashMap<>())
              .put(fault.name(), replacements);
        } else {
          unknown.add(fault.name());
        }
      }
    }
  }

  /** Has them asked beside the parts of a gateway that is to be started. */
  public Gateway.Builder beside(Gateway.Builder right) {
    Gateway.Builder watched = right;
    for (Class<?> part : byPart.keySet()) {
      watched = watched(watched, part);
    }
    return watched;
  }

  private <T> Gateway.Builder watched(Gateway.Builder gateway, Class<T> part) {
    return gateway.replace(part, right -> compared(part, right));
  }

  /** A part that answers as the right one, and has the wrong ones asked beside it. */
  <T> T compared(Class<T> part, T right) {
    InvocationHandler beside = beside(part, right);
    return proxy(
        part,
        (proxy, method, arguments) ->
            isShortcut(method) ? null : beside.invoke(proxy, method, arguments));
  }

  /** A way around a part that a gateway may take as long as it is the right one; here it is not. */
  private static boolean isShortcut(Method method) {
    return method.getDeclaringClass() == ConnectionHandler.class
        && method.getName().equals("quickMessage");
  }

  private <T> InvocationHandler beside(Class<T> part, T right) {
    Map<String, PartReplacements> faults = byPart.getOrDefault(part, Map.of());
    if (COMPUTING.contains(part) || ACTING.contains(part)) {
      return new ComparedPart<>(part, right, faults, ACTING.contains(part), differing);
    }
    List<String> all = List.copyOf(faults.keySet());
    return (proxy, method, arguments) -> {
      if (method.getDeclaringClass() != Object.class) {
        differing.addAll(all);
      }
      return PartCall.make(right, method, arguments);
    };
  }

  static <T> T proxy(Class<T> part, InvocationHandler handler) {
    return part.cast(Proxy.newProxyInstance(part.getClassLoader(), new Class<?>[] {part}, handler));
  }

  /** The names of the faults of which a part was wrong since this was asked last. */
  public Set<String> takeDiffering() {
    Set<String> taken = new HashSet<>(differing);
    differing.removeAll(taken);
    taken.addAll(unknown);
    return taken;
  }
}
