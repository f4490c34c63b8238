package dev.framegate;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * The cycles of top-level classes: the strongly connected components of their dependencies, found
 * by Tarjan's algorithm. Nested classes count as part of the class around them.
 */
final class ClassCycles {
  private final Map<String, Set<String>> dependencies;
  private final Map<String, Integer> order = new HashMap<>();
  private final Map<String, Integer> lowest = new HashMap<>();
  private final Deque<String> path = new ArrayDeque<>();
  private final Set<String> onPath = new TreeSet<>();
  private final List<Set<String>> found = new ArrayList<>();

  private ClassCycles(Map<String, Set<String>> dependencies) {
    this.dependencies = dependencies;
  }

  /** Cycles of two and more classes, by their names. */
  static List<Set<String>> of(JavaClasses classes) {
    Map<String, Set<String>> dependencies = new HashMap<>();
    for (JavaClass each : classes) {
      Set<String> targets = dependencies.computeIfAbsent(topLevel(each), unseen -> new TreeSet<>());
      for (Dependency dependency : each.getDirectDependenciesFromSelf()) {
        targets.add(topLevel(dependency.getTargetClass()));
      }
    }
    ClassCycles cycles = new ClassCycles(dependencies);
    dependencies.keySet().stream().sorted().forEach(cycles::visit);
    return cycles.found;
  }

  private static String topLevel(JavaClass type) {
    String name = type.getBaseComponentType().getName();
    int nested = name.indexOf('$');
    return nested < 0 ? name : name.substring(0, nested);
  }

  private int visit(String name) {
    Integer known = order.get(name);
    if (known != null) {
      return onPath.contains(name) ? lowest.getOrDefault(name, known) : Integer.MAX_VALUE;
    }
    int index = order.size();
    order.put(name, index);
    path.push(name);
    onPath.add(name);
    int low = index;
    lowest.put(name, low);
    for (String target : dependencies.getOrDefault(name, Set.of())) {
      if (dependencies.containsKey(target)) {
        low = Math.min(low, visit(target));
        lowest.put(name, low);
      }
    }
    if (low == index) {
      Set<String> component = new TreeSet<>();
      String member;
      do {
        member = path.pop();
        onPath.remove(member);
        component.add(member);
      } while (!member.equals(name));
      if (component.size() > 1) {
        found.add(component);
      }
    }
    return low;
  }
}
