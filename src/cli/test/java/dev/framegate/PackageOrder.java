package dev.framegate;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.List;

/** A list of packages, of which each depends on those before it only. Others are not looked at. */
final class PackageOrder extends ArchCondition<JavaClass> {
  private final String parent;
  private final List<String> packages;

  /**
   * @param parent with its dot at the end
   * @param packages their last names, the most basic one first
   */
  PackageOrder(String parent, List<String> packages) {
    super("depend on packages that come before their own in " + packages);
    this.parent = parent;
    this.packages = packages;
  }

  @Override
  public void check(JavaClass item, ConditionEvents events) {
    int own = place(item);
    for (Dependency dependency : item.getDirectDependenciesFromSelf()) {
      int other = place(dependency.getTargetClass());
      if (own >= 0 && other > own) {
        events.add(SimpleConditionEvent.violated(dependency, dependency.getDescription()));
      }
    }
  }

  private int place(JavaClass type) {
    String name = type.getPackageName();
    return name.startsWith(parent) ? packages.indexOf(name.substring(parent.length())) : -1;
  }
}
