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
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Top-level classes that depend on each other in a circle: the strongly connected components of
 * their dependencies (Tarjan's algorithm). A nested class counts as the one around it.
 */
final class ClassKnots {
  private final Map<String, Set<String>> dependencies;
  private final Map<String, Integer> index = new HashMap<>();
  private final Map<String, Integer> lowest = new HashMap<>();
  private final Deque<String> path = new ArrayDeque<>();
  private final List<Set<String>> knots = new ArrayList<>();

  private ClassKnots(Map<String, Set<String>> dependencies) {
    this.dependencies = dependencies;
    dependencies.keySet().stream().filter(name -> !index.containsKey(name)).forEach(this::visit);
  }

  static ClassKnots of(JavaClasses classes) {
    Map<String, Set<String>> dependencies = new TreeMap<>();
    for (JavaClass each : classes) {
      String own = topLevel(each);
      Set<String> others = dependencies.computeIfAbsent(own, name -> new TreeSet<>());
      for (Dependency dependency : each.getDirectDependenciesFromSelf()) {
        JavaClass other = dependency.getTargetClass().getBaseComponentType();
        if (classes.contain(other.getName()) && !topLevel(other).equals(own)) {
          others.add(topLevel(other));
        }
      }
    }
    return new ClassKnots(dependencies);
  }

  private static String topLevel(JavaClass type) {
    return type.getName().replaceFirst("\\$.*", "");
  }

  /** The knots of more classes than this, each with its classes in the order of their names. */
  List<Set<String>> largerThan(int classes) {
    return knots.stream().filter(knot -> knot.size() > classes).toList();
  }

  private void visit(String name) {
    index.put(name, index.size());
    lowest.put(name, index.get(name));
    path.push(name);
    for (String other : dependencies.getOrDefault(name, Set.of())) {
      if (!index.containsKey(other)) {
        visit(other);
        lowest.merge(name, lowest.get(other), Math::min);
      } else if (path.contains(other)) {
        lowest.merge(name, index.get(other), Math::min);
      }
    }
    if (lowest.get(name).equals(index.get(name))) {
      Set<String> knot = new TreeSet<>();
      do {
        knot.add(path.pop());
      } while (!knot.contains(name));
      knots.add(knot);
    }
  }
}
