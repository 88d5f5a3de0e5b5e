package org.alidade.spherex.archive;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.alidade.archive.WebAddress;
import org.xml.sax.Attributes;
import org.xml.sax.helpers.DefaultHandler;

/** The references of a list of jobs: {@code <uws:jobref id="..." xlink:href="...">}. */
final class JobListHandler extends DefaultHandler {
  private static final String XLINK = "http://www.w3.org/1999/xlink";

  private final List<String> references = new ArrayList<>();

  /** Addresses of the jobs. */
  List<URI> jobs(URI queue) {
    URI folder = URI.create(queue + "/");
    return references.stream().map(reference -> WebAddress.redirect(folder, reference)).toList();
  }

  @Override
  public void startElement(String space, String local, String name, Attributes attributes) {
    if (!local.equals("jobref")) {
      return;
    }
    String address = attributes.getValue(XLINK, "href");
    String id = attributes.getValue("id");
    if (address != null) {
      references.add(address);
    } else if (id != null && id.matches("[A-Za-z0-9._-]{1,200}")) {
      references.add(id);
    }
  }
}
