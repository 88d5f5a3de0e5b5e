package org.alidade.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiPredicate;
import org.junit.jupiter.api.Test;

class ModuleDirectionTest {
  @Test
  void dependenciesPointDownwards() {
    classes()
        .should(
            onlyUse(
                "modules on their own level or below",
                (from, to) -> Modules.level(from) >= Modules.level(to)))
        .check(LibraryClasses.all());
  }

  @Test
  void noSystemKnowsAnother() {
    classes()
        .should(
            onlyUse(
                "no other system",
                (from, to) -> !Modules.SYSTEMS.contains(from) || !Modules.SYSTEMS.contains(to)))
        .check(LibraryClasses.all());
  }

  @Test
  void internalPackagesStayInsideTheirModule() {
    classes().should(stayOutOfForeignInternals()).check(LibraryClasses.all());
  }

  @Test
  void theRulesSeeTheModules() {
    Set<String> seen = new TreeSet<>();
    LibraryClasses.all().forEach(type -> seen.add(Modules.of(type)));
    assertThat(seen)
        .contains(
            "array",
            "bindings",
            "hdf5",
            "fits",
            "math",
            "pipeline",
            "plot",
            "cube",
            "web",
            "kotlin",
            "cli")
        .doesNotContain("testing", "architecture");
  }

  private static ArchCondition<JavaClass> onlyUse(
      String what, BiPredicate<String, String> allowed) {
    return new ArchCondition<>("use " + what) {
      @Override
      public void check(JavaClass type, ConditionEvents events) {
        String from = Modules.of(type);
        for (Dependency dependency : type.getDirectDependenciesFromSelf()) {
          String to = Modules.of(dependency.getTargetClass());
          if (!to.isEmpty() && !to.equals(from) && !allowed.test(from, to)) {
            events.add(SimpleConditionEvent.violated(type, dependency.getDescription()));
          }
        }
      }
    };
  }

  private static ArchCondition<JavaClass> stayOutOfForeignInternals() {
    return new ArchCondition<>("use no internal package of another module") {
      @Override
      public void check(JavaClass type, ConditionEvents events) {
        for (Dependency dependency : type.getDirectDependenciesFromSelf()) {
          JavaClass target = dependency.getTargetClass();
          if (target.getPackageName().matches("org\\.alidade\\..*\\binternal\\b.*")
              && !Modules.of(target).equals(Modules.of(type))) {
            events.add(SimpleConditionEvent.violated(type, dependency.getDescription()));
          }
        }
      }
    };
  }
}
