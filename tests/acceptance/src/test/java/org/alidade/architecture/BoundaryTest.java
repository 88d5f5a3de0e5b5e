package org.alidade.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import java.io.File;
import java.io.FileReader;
import java.io.FileWriter;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.util.Formatter;
import java.util.Scanner;
import org.junit.jupiter.api.Test;

class BoundaryTest {
  private static final String[] NATIVE_MODULES = {
    "org.alidade.array..", "org.alidade.bindings..", "org.alidade.hdf5..", "org.alidade.math.."
  };

  @Test
  void nativeBindingsStayInFourModules() {
    noClasses()
        .that()
        .resideOutsideOfPackages(NATIVE_MODULES)
        .should()
        .dependOnClassesThat()
        .resideInAPackage("org.bytedeco..")
        .because("the other modules reach native code through these")
        .check(LibraryClasses.all());
  }

  @Test
  void librariesDoNotPrint() {
    noClasses()
        .that()
        .resideOutsideOfPackage("org.alidade.cli..")
        .should()
        .accessField(System.class, "out")
        .orShould()
        .accessField(System.class, "err")
        .orShould()
        .callMethod(Throwable.class, "printStackTrace")
        .because("libraries log or throw")
        .check(LibraryClasses.all());
  }

  @Test
  void librariesDoNotEndTheProcess() {
    noClasses()
        .that()
        .resideOutsideOfPackage("org.alidade.cli..")
        .should()
        .callMethod(System.class, "exit", int.class)
        .check(LibraryClasses.all());
  }

  @Test
  void textHasACharset() {
    noClasses()
        .should()
        .callMethod(String.class, "getBytes")
        .orShould()
        .callConstructor(String.class, byte[].class)
        .orShould()
        .callConstructor(String.class, byte[].class, int.class, int.class)
        .orShould()
        .callConstructor(InputStreamReader.class, InputStream.class)
        .orShould()
        .callConstructor(OutputStreamWriter.class, OutputStream.class)
        .orShould()
        .callConstructor(FileReader.class, String.class)
        .orShould()
        .callConstructor(FileReader.class, File.class)
        .orShould()
        .callConstructor(FileWriter.class, String.class)
        .orShould()
        .callConstructor(FileWriter.class, File.class)
        .orShould()
        .callConstructor(PrintWriter.class, OutputStream.class)
        .orShould()
        .callConstructor(PrintWriter.class, OutputStream.class, boolean.class)
        .orShould()
        .callConstructor(PrintStream.class, OutputStream.class)
        .orShould()
        .callConstructor(PrintStream.class, OutputStream.class, boolean.class)
        .orShould()
        .callConstructor(Scanner.class, InputStream.class)
        .orShould()
        .callMethod(Charset.class, "defaultCharset")
        .because("the default differs between machines")
        .check(LibraryClasses.all());
  }

  @Test
  void numbersHaveALocale() {
    noClasses()
        .that()
        .resideOutsideOfPackage("org.alidade.cli..")
        .should()
        .callMethod(String.class, "format", String.class, Object[].class)
        .orShould()
        .callMethod(String.class, "formatted", Object[].class)
        .orShould()
        .callMethod(String.class, "toLowerCase")
        .orShould()
        .callMethod(String.class, "toUpperCase")
        .orShould()
        .callConstructor(Formatter.class)
        .because(
            "the default locale may write 0,5 or other digits: pass Locale.ROOT; the "
                + "command line alone may choose a default locale for its process")
        .check(LibraryClasses.all());
  }

  @Test
  void theHdf5LockIsNotBypassed() {
    noClasses()
        .that()
        .resideOutsideOfPackage("org.alidade.hdf5..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("org.bytedeco.hdf5..")
        .because("the library is not thread safe; its one lock is in the module hdf5")
        .check(LibraryClasses.all());
  }

  @Test
  void fftwStaysInTheArtifactUnderItsLicence() {
    noClasses()
        .that()
        .resideOutsideOfPackage("org.alidade.math.fftw..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("org.bytedeco.fftw..", "org.alidade.math.fftw..")
        .because("FFTW is under the GPL; it is found as a service, never linked")
        .check(LibraryClasses.all());
  }

  @Test
  void loggingGoesThroughItsFacade() {
    noClasses()
        .that()
        .resideOutsideOfPackage("org.alidade.cli..")
        .and()
        .doNotHaveFullyQualifiedName("org.alidade.fits.internal.QuietLibrary")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("java.util.logging..", "ch.qos.logback..")
        .because("whoever uses the library chooses where its log goes")
        .check(LibraryClasses.all());
  }

  @Test
  void exceptionsAreTheLibrarysOwn() {
    DescribedPredicate<JavaClass> exception =
        DescribedPredicate.describe(
            "unchecked exceptions", type -> type.isAssignableTo(RuntimeException.class));
    classes()
        .that(exception)
        .should()
        .beAssignableTo("org.alidade.array.AlidadeException")
        .because("callers catch one family")
        .check(LibraryClasses.all());
  }
}
