package org.alidade.transients.alert;

import java.io.StringWriter;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.TreeMap;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.alidade.array.BadInputException;
import org.alidade.transients.archive.ModifiedJulianDate;

/**
 * Alerts as VOEvent 2.0 (Seaman et al. 2011, IVOA recommendation).
 *
 * <p>Example: {@code String xml = new VoEvent("ivo://org.example/alidade", "Example
 * Survey").of(alert, Instant.now());}
 *
 * @param authorIvorn identifier of the publisher, {@code ivo://...}
 * @param authorTitle its name
 */
public record VoEvent(String authorIvorn, String authorTitle) {
  private static final String NAMESPACE = "http://www.ivoa.net/xml/VOEvent/v2.0";
  private static final String INSTANCE = "http://www.w3.org/2001/XMLSchema-instance";
  private static final double JD_OF_MJD_0 = 2_400_000.5;

  /** Half a pixel of the survey, which the position is better than. */
  private static final double POSITION_ERROR_DEGREES = 0.5 / 3600;

  /**
   * Checks the identifier.
   *
   * @throws BadInputException if it is none
   */
  public VoEvent {
    if (!authorIvorn.matches("ivo://[A-Za-z0-9._~/-]+")) {
      throw new BadInputException(
          "'" + authorIvorn + "' is no identifier", "VOEvent author", "use ivo://authority/name");
    }
  }

  /**
   * The document.
   *
   * @param now when it is written
   * @throws BadInputException if the alert has no position or time
   */
  public String of(Alert alert, Instant now) {
    AlertCandidate candidate = alert.candidate();
    if (candidate.raDegrees().isEmpty()
        || candidate.decDegrees().isEmpty()
        || candidate.julianDate().isEmpty()) {
      throw new BadInputException(
          "no position or time", "alert " + alert.candid(), "set ra, dec and jd");
    }
    StringWriter text = new StringWriter();
    try {
      XMLStreamWriter xml = XMLOutputFactory.newFactory().createXMLStreamWriter(text);
      xml.writeStartDocument("UTF-8", "1.0");
      xml.writeStartElement("voe", "VOEvent", NAMESPACE);
      xml.writeNamespace("voe", NAMESPACE);
      xml.writeNamespace("xsi", INSTANCE);
      xml.writeAttribute(
          "xsi",
          INSTANCE,
          "schemaLocation",
          NAMESPACE + " http://www.ivoa.net/xml/VOEvent/VOEvent-v2.0.xsd");
      xml.writeAttribute("ivorn", authorIvorn + "#" + alert.candid());
      xml.writeAttribute("role", "observation");
      xml.writeAttribute("version", "2.0");
      who(xml, now);
      what(xml, alert);
      whereWhen(xml, candidate);
      why(xml, alert);
      xml.writeEndElement();
      xml.writeEndDocument();
      xml.close();
    } catch (XMLStreamException e) {
      throw new IllegalStateException("writing XML to memory failed", e);
    }
    return text.toString();
  }

  private void who(XMLStreamWriter xml, Instant now) throws XMLStreamException {
    xml.writeStartElement("Who");
    element(xml, "AuthorIVORN", authorIvorn);
    String date = now.truncatedTo(ChronoUnit.SECONDS).toString();
    element(xml, "Date", date.substring(0, date.length() - 1));
    xml.writeStartElement("Author");
    element(xml, "title", authorTitle);
    xml.writeEndElement();
    xml.writeEndElement();
  }

  private static void what(XMLStreamWriter xml, Alert alert) throws XMLStreamException {
    xml.writeStartElement("What");
    param(xml, "objectId", "meta.id", alert.objectId());
    param(xml, "candid", "meta.id", Long.toString(alert.candid()));
    Map<String, Object> sorted = new TreeMap<>(alert.candidate().values());
    sorted.remove("candid");
    for (Map.Entry<String, Object> value : sorted.entrySet()) {
      param(xml, value.getKey(), "", String.valueOf(value.getValue()));
    }
    xml.writeEndElement();
  }

  private static void param(XMLStreamWriter xml, String name, String ucd, String value)
      throws XMLStreamException {
    xml.writeEmptyElement("Param");
    xml.writeAttribute("name", name);
    xml.writeAttribute("value", clean(value));
    if (!ucd.isEmpty()) {
      xml.writeAttribute("ucd", ucd);
    }
  }

  private static void whereWhen(XMLStreamWriter xml, AlertCandidate candidate)
      throws XMLStreamException {
    xml.writeStartElement("WhereWhen");
    xml.writeStartElement("ObsDataLocation");
    xml.writeEmptyElement("ObservatoryLocation");
    xml.writeStartElement("ObservationLocation");
    xml.writeEmptyElement("AstroCoordSystem");
    xml.writeAttribute("id", "UTC-ICRS-TOPO");
    xml.writeStartElement("AstroCoords");
    xml.writeAttribute("coord_system_id", "UTC-ICRS-TOPO");
    xml.writeStartElement("Time");
    xml.writeAttribute("unit", "s");
    xml.writeStartElement("TimeInstant");
    element(
        xml, "ISOTime", ModifiedJulianDate.iso(candidate.julianDate().orElseThrow() - JD_OF_MJD_0));
    xml.writeEndElement();
    xml.writeEndElement();
    xml.writeStartElement("Position2D");
    xml.writeAttribute("unit", "deg");
    element(xml, "Name1", "RA");
    element(xml, "Name2", "Dec");
    xml.writeStartElement("Value2");
    element(xml, "C1", Double.toString(candidate.raDegrees().orElseThrow()));
    element(xml, "C2", Double.toString(candidate.decDegrees().orElseThrow()));
    xml.writeEndElement();
    element(xml, "Error2Radius", Double.toString(POSITION_ERROR_DEGREES));
    for (int i = 0; i < 5; i++) {
      xml.writeEndElement();
    }
  }

  private static void why(XMLStreamWriter xml, Alert alert) throws XMLStreamException {
    xml.writeStartElement("Why");
    double score = alert.candidate().number("drb").orElse(Double.NaN);
    if (score >= 0 && score <= 1) {
      xml.writeAttribute("importance", Double.toString(score));
    }
    element(xml, "Name", alert.objectId());
    xml.writeEndElement();
  }

  private static void element(XMLStreamWriter xml, String name, String text)
      throws XMLStreamException {
    xml.writeStartElement(name);
    xml.writeCharacters(clean(text));
    xml.writeEndElement();
  }

  /** Characters that XML does not allow. */
  private static String clean(String text) {
    return text.replaceAll(
        "[^\\t\\n\\r\\x{20}-\\x{D7FF}\\x{E000}-\\x{FFFD}\\x{10000}-\\x{10FFFF}]", "?");
  }
}
