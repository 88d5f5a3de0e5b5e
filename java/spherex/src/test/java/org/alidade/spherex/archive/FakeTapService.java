package org.alidade.spherex.archive;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The table service of {@link SpherexArchiveServer}: {@code /TAP/sync}, {@code /TAP/async}. */
public final class FakeTapService {
  private static final Pattern JOB = Pattern.compile("/TAP/async/(j\\d+)(/.*)?");

  private final SpherexArchiveServer server;
  private final AtomicInteger jobCount = new AtomicInteger();
  private final Map<String, Deque<String>> jobs = new ConcurrentHashMap<>();
  private final List<String> deleted = new CopyOnWriteArrayList<>();
  private final Deque<byte[]> answers = new ArrayDeque<>();
  private volatile List<String> phases = List.of("QUEUED", "EXECUTING", "COMPLETED");
  private volatile byte[] error = new byte[0];

  FakeTapService(SpherexArchiveServer server) {
    this.server = server;
  }

  /** Sets what the next queries are answered with; the last one stays. */
  public synchronized void answer(byte[]... votables) {
    answers.clear();
    answers.addAll(Arrays.asList(votables));
  }

  /** Sets the phases a job goes through when it is asked, after it was started. */
  public void phases(String... names) {
    phases = List.of(names);
  }

  /** Sets the document of the failure of jobs. */
  public void error(byte[] document) {
    error = document;
  }

  /** Names of the jobs that are there. */
  public List<String> jobs() {
    return jobs.keySet().stream().sorted().toList();
  }

  /** Names of the jobs that were deleted. */
  public List<String> deleted() {
    return List.copyOf(deleted);
  }

  /** The values of a form, empty for a form with files. */
  public static String field(SpherexArchiveServer.Request request, String name) {
    return Arrays.stream(request.body().split("&"))
        .filter(field -> field.startsWith(name + "="))
        .map(field -> URLDecoder.decode(field.substring(name.length() + 1), StandardCharsets.UTF_8))
        .findFirst()
        .orElse("");
  }

  /** Answers, if the path belongs to the service. */
  boolean answer(HttpExchange exchange, SpherexArchiveServer.Request request) throws IOException {
    Matcher job = JOB.matcher(request.path());
    if (request.path().equals("/TAP/sync")) {
      server.send(exchange, 200, nextAnswer());
    } else if (request.path().equals("/TAP/async") && request.method().equals("POST")) {
      String name = "j" + jobCount.incrementAndGet();
      jobs.put(name, new ArrayDeque<>());
      redirect(exchange, name);
    } else if (request.path().equals("/TAP/async")) {
      server.send(exchange, 200, utf8(list()));
    } else if (job.matches() && jobs.containsKey(job.group(1))) {
      answerJob(exchange, request, job.group(1), String.valueOf(job.group(2)));
    } else {
      return false;
    }
    return true;
  }

  private void answerJob(
      HttpExchange exchange, SpherexArchiveServer.Request request, String name, String below)
      throws IOException {
    Deque<String> left = jobs.getOrDefault(name, new ArrayDeque<>());
    if (request.method().equals("DELETE")) {
      jobs.remove(name);
      deleted.add(name);
      redirect(exchange, "");
    } else if (below.equals("/phase") && request.method().equals("POST")) {
      boolean run = request.body().equals("PHASE=RUN");
      left.clear();
      left.addAll(run ? phases : List.of("ABORTED"));
      redirect(exchange, name);
    } else if (below.equals("/phase")) {
      String phase = left.isEmpty() ? "PENDING" : left.size() > 1 ? left.poll() : left.peek();
      server.send(exchange, 200, utf8(phase + "\n"));
    } else if (below.equals("/results/result")) {
      server.send(exchange, 200, nextAnswer());
    } else if (below.equals("/error")) {
      server.send(exchange, 200, error);
    } else {
      server.send(exchange, 404, new byte[0]);
    }
  }

  private String list() {
    StringBuilder list =
        new StringBuilder(
            "<uws:jobs xmlns:uws=\"http://www.ivoa.net/xml/UWS/v1.0\""
                + " xmlns:xlink=\"http://www.w3.org/1999/xlink\">");
    for (String name : jobs()) {
      list.append("<uws:jobref id=\"").append(name).append("\" xlink:href=\"");
      list.append(server.uri("/TAP/async/" + name)).append("\"/>");
    }
    return list.append("</uws:jobs>").toString();
  }

  private synchronized byte[] nextAnswer() {
    byte[] answer = answers.size() > 1 ? answers.poll() : answers.peek();
    return answer == null ? new byte[0] : answer;
  }

  private void redirect(HttpExchange exchange, String name) throws IOException {
    exchange.getResponseHeaders().set("Location", server.tapUrl() + "/async/" + name);
    server.send(exchange, 303, new byte[0]);
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
