package org.alidade.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import org.alidade.testing.ChildJvm;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ServeCommandTest {
  @TempDir Path folder;

  @Test
  void addressIsPrintedAndAnswersUntilTheProcessEnds() throws IOException, InterruptedException {
    for (String name : new String[] {"b.h5", "a.h5", "a.h5.fit.h5", "notes.txt"}) {
      Files.createFile(folder.resolve(name));
    }
    try (ChildJvm child =
        ChildJvm.start(AlidadeCommand.class, "serve", "--json", "--port", 0, folder)) {
      String line = child.awaitLine(text -> text.contains("\"address\""));
      String address = line.replaceFirst(".*\"(http[^\"]*)\".*", "$1");
      assertThat(address).matches("http://127\\.0\\.0\\.1:[0-9]+/");
      HttpResponse<String> list =
          HttpClient.newHttpClient()
              .send(
                  HttpRequest.newBuilder(URI.create(address + "api/front")).build(),
                  HttpResponse.BodyHandlers.ofString());
      assertThat(list.statusCode()).isEqualTo(200);
      assertThat(list.body())
          .containsSubsequence("a.h5", "b.h5", "notes.txt", "no kind of file")
          .doesNotContain("fit.h5", folder.toString());
      assertThat(child.awaitLine(text -> text.contains("notes.txt"))).contains("\"path\"");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"--port -1 x.h5", "--port 70000 x.h5", "--port x x.h5"})
  void unusablePortsAreStatusTwoAndOneLine(String line) {
    Ran ran = Ran.alidade((Object[]) ("serve " + line).split(" ", -1));

    assertThat(ran.status()).isEqualTo(2);
    assertThat(ran.errorLines()).singleElement().asString().startsWith("alidade: error: ");
  }

  @Test
  void emptyFolderAndForeignAddressAreStatusTwo() {
    Ran empty = Ran.alidade("serve", "--port", 0, folder);
    assertThat(empty.status()).isEqualTo(2);
    assertThat(empty.err()).contains("nothing that has a page");

    Ran foreign = Ran.alidade("serve", "--port", 0, "--bind", "no.such.host.invalid", "a.h5");
    assertThat(foreign.status()).isEqualTo(2);
    assertThat(foreign.err()).contains("no such address");
  }

  @Test
  void helpNamesPortAndBind() {
    Ran ran = Ran.alidade("serve", "--help");
    assertThat(ran.status()).isZero();
    assertThat(ran.out()).contains("--port", "8642", "--bind", "127.0.0.1", "FILE", "SPHEREx");
  }
}
