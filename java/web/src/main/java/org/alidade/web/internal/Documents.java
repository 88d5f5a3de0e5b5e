package org.alidade.web.internal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.javalin.http.Context;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import org.alidade.array.AlidadeException;
import org.alidade.array.BadInputException;
import org.alidade.array.FormatException;
import org.alidade.array.MissingDatasetException;

/** Asks a served file for what a request names, and says in words what cannot be had. */
public final class Documents {
  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final TypeReference<Map<String, Object>> ENTRIES = new TypeReference<>() {};
  private static final String DOCUMENT = "document";

  private Documents() {}

  /** A document, named by the path parameter {@code document}. */
  public static Reply read(ServedFile file, Context context) {
    Map<String, String> query = new HashMap<>();
    context.queryParamMap().forEach((name, values) -> query.put(name, values.get(0)));
    return answer(() -> file.document(context.pathParam(DOCUMENT), query));
  }

  /** Does what the path parameter {@code document} names. */
  public static Reply act(ServedFile file, Context context) {
    return answer(() -> file.act(context.pathParam(DOCUMENT), entries(context.body())));
  }

  private static Map<String, Object> entries(String body) {
    try {
      return Objects.requireNonNullElse(MAPPER.readValue(body, ENTRIES), Map.of());
    } catch (JsonProcessingException e) {
      BadInputException failure =
          new BadInputException("the request is no JSON object", "request", "send one");
      failure.initCause(e);
      throw failure;
    }
  }

  private static Reply answer(Supplier<Reply> making) {
    try {
      return making.get();
    } catch (MissingDatasetException e) {
      return Reply.problem(Reply.NOT_FOUND, String.valueOf(e.getMessage()));
    } catch (FormatException e) {
      return Reply.problem(Reply.UNAVAILABLE, String.valueOf(e.getMessage()));
    } catch (BadInputException e) {
      return Reply.problem(Reply.BAD_REQUEST, String.valueOf(e.getMessage()));
    } catch (AlidadeException e) {
      return Reply.problem(Reply.UNAVAILABLE, String.valueOf(e.getMessage()));
    }
  }
}
