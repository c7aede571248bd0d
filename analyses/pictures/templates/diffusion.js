(function () {
  "use strict";
  const FONT = 'system-ui, "Segoe UI", "Helvetica Neue", Arial, sans-serif';
  const byId = (id) => document.getElementById(id);
  const data = JSON.parse(byId("data").textContent);
  const last = data.steps.length - 1;
  const slider = byId("time");
  const chosen = { step: last, node: null };

  const view = draw();
  byId("controls").hidden = false;
  slider.addEventListener("input", () => { stop(); show(Number(slider.value)); });
  show(last);

  function show(step) {
    chosen.step = step;
    const [label, text] = data.steps[step];
    slider.value = String(step);
    slider.setAttribute("aria-valuetext", label);
    byId("date").textContent = label;
    byId("status").textContent = text;
    document.querySelectorAll("#ways tbody tr").forEach((row) => {
      row.hidden = Number(row.dataset.step) > step;
    });
    if (view) view.show(step);
  }

  // Playing: never by itself, and not at all where less motion is asked for.
  const play = byId("play");
  const calm = window.matchMedia("(prefers-reduced-motion: reduce)");
  let timer = null;
  play.addEventListener("click", () => (timer === null ? start() : stop()));
  calm.addEventListener("change", offerPlay);
  offerPlay();

  function offerPlay() {
    stop();
    play.hidden = calm.matches;
    byId("still-note").hidden = !calm.matches;
  }

  function start() {
    play.textContent = data.words.pause;
    play.setAttribute("aria-pressed", "true");
    show(chosen.step === last ? 0 : chosen.step + 1);
    timer = window.setInterval(() => (chosen.step === last ? stop() : show(chosen.step + 1)), 1200);
  }

  function stop() {
    window.clearInterval(timer);
    timer = null;
    play.textContent = data.words.play;
    play.setAttribute("aria-pressed", "false");
  }

  // The picture. If it cannot be drawn, the drawing that came with the page stays.
  function draw() {
    const probe = document.createElement("canvas");
    if (!window.vis || !probe.getContext || !probe.getContext("2d")) return null;
    byId("drawing").hidden = true;
    byId("live").hidden = false;
    byId("details").hidden = false;
    const box = byId("network");
    resize(box);
    const nodes = new vis.DataSet(data.nodes.map((node) => ({ ...node, label: undefined })));
    const edges = new vis.DataSet(data.edges.map((edge, at) => ({ ...edge, id: "e" + at })));
    const network = new vis.Network(box, { nodes, edges }, data.options);
    const canvas = box.querySelector("canvas");
    canvas.setAttribute("role", "img");
    canvas.setAttribute("aria-label", data.summary);
    box.querySelectorAll("[tabindex]").forEach((each) => { each.tabIndex = -1; });
    network.on("beforeDrawing", (pen) => { ground(pen); ways(pen); });
    network.on("afterDrawing", (pen) => data.nodes.filter(isThere).forEach((n) => label(pen, n)));
    network.on("selectNode", (event) => choose(event.nodes[0]));
    network.on("deselectNode", () => choose(null));
    const fit = () => {
      network.moveTo({
        position: { x: data.width / 2, y: data.height / 2 },
        scale: box.clientWidth / data.width,
      });
    };
    const zoom = (by) => network.moveTo({ scale: network.getScale() * by });
    byId("zoom-in").addEventListener("click", () => zoom(1.25));
    byId("zoom-out").addEventListener("click", () => zoom(0.8));
    byId("zoom-fit").addEventListener("click", fit);
    new ResizeObserver(() => {
      if (box.clientWidth === 0) return;  // not shown, as when the page is printed
      resize(box);
      network.redraw();
      fit();
    }).observe(byId("live"));
    function choose(id) {
      chosen.node = id;
      const node = data.nodes.find((each) => each.id === id);
      byId("details").textContent = node ? node.details : "";
      network.redraw();
    }
    return {
      show(step) {
        nodes.update(data.nodes.map((node) => ({ id: node.id, hidden: node.step > step })));
      },
    };
  }

  function resize(box) {
    box.style.height = Math.round((box.clientWidth * data.height) / data.width) + "px";
  }

  function isThere(item) {
    return item.step <= chosen.step;
  }

  function ground(pen) {
    data.lanes.forEach((lane) => {
      pen.fillStyle = lane.tint;
      pen.fillRect(16, lane.top, data.width - 32, lane.height - 4);
      pen.fillStyle = lane.ink;
      pen.fillRect(16, lane.top, 6, lane.height - 4);
    });
    pen.strokeStyle = "#b9c0c7";
    pen.lineWidth = 1;
    pen.textBaseline = "alphabetic";
    data.ticks.forEach(([left, right, text], at) => {
      line(pen, left, 24, left, data.height - 6);
      if (at === data.ticks.length - 1) line(pen, right, 24, right, data.height - 6);
      write(pen, text, (left + right) / 2, 16, "600 14px", "#333333", "center");
    });
    if (data.undated) {
      write(pen, data.undated[1], data.undated[0], 16, "600 14px", "#333333", "center");
    }
    data.lanes.forEach((lane) => lane.lines.forEach((text, at) => {
      write(pen, text, 34, lane.top + 24 + at * data.line, "700 14px", lane.ink, "left");
    }));
  }

  function ways(pen) {
    data.edges.filter(isThere).forEach((edge) => {
      const near = chosen.node !== null && (edge.from === chosen.node || edge.to === chosen.node);
      pen.strokeStyle = edge.ink;
      pen.fillStyle = edge.ink;
      pen.lineWidth = near ? 4 : 2.2;
      dotted(pen, !edge.recorded);
      pen.stroke(new Path2D(edge.path));
      dotted(pen, false);
      pen.fill(new Path2D(edge.head));
    });
    data.edges.filter((edge) => edge.told && isThere(edge)).forEach((edge) => {
      const [lines, x, y] = edge.told;
      pen.strokeStyle = "#ffffff";
      pen.lineWidth = 4;
      lines.forEach((text, at) => {
        const above = (lines.length - 1 - at) * data.line;
        write(pen, text, x, y - above, "12.5px", "#1b1b1b", "center", true);
      });
    });
  }

  function label(pen, node) {
    const lane = data.lanes[node.lane];
    pen.strokeStyle = lane.ink;
    pen.fillStyle = lane.ink;
    if (node.span) bracket(pen, node.span[0] + 1, node.span[1] - 1, node.y - 14);
    if (node.unknown) {
      pen.lineWidth = 2.2;
      dotted(pen, true);
      line(pen, node.x - 44, node.y, node.x - 10, node.y);
      dotted(pen, false);
      write(pen, "?", node.x - 50, node.y + 5, "700 15px", lane.ink, "center");
    }
    sign(pen, node);
    node.lines.forEach(([text, kind], at) => {
      const bold = kind === "locked" || kind === "began";
      const font = kind === "name" ? "700 14px" : (bold ? "700 12.5px" : "12.5px");
      pen.strokeStyle = lane.tint;
      pen.lineWidth = 4;
      pen.lineJoin = "round";
      const ink = kind === "carried" ? lane.ink : "#1b1b1b";
      const style = kind === "carried" ? "italic " + font : font;
      const y = node.y + 4.5 + data.below + at * data.line;
      const align = data.below ? "center" : "left";
      write(pen, text, node.x + data.gap, y, style, ink, align, true);
    });
  }

  function sign(pen, node) {
    const { x, y, stage } = node;
    const radius = data.radius;
    if (node.began || chosen.node === node.id) circle(pen, x, y, radius + 4, 0, 2 * Math.PI, false);
    if (stage === "pilot") circle(pen, x, y, radius - 1, Math.PI / 2, (3 * Math.PI) / 2, true);
    if (stage === "stopped") {
      pen.strokeStyle = "#ffffff";
      pen.lineWidth = 2;
      line(pen, x - 3, y - 3, x + 3, y + 3);
      line(pen, x + 3, y - 3, x - 3, y + 3);
    }
  }

  function circle(pen, x, y, radius, from, to, filled) {
    pen.lineWidth = 2;
    pen.beginPath();
    pen.arc(x, y, radius, from, to);
    if (filled) pen.fill();
    else pen.stroke();
  }

  function bracket(pen, left, right, y) {
    pen.lineWidth = 1.2;
    line(pen, left, y - 3, left, y + 3);
    line(pen, left, y, right, y);
    line(pen, right, y - 3, right, y + 3);
  }

  function line(pen, fromX, fromY, toX, toY) {
    pen.beginPath();
    pen.moveTo(fromX, fromY);
    pen.lineTo(toX, toY);
    pen.stroke();
  }

  function dotted(pen, on) {
    pen.setLineDash(on ? [1, 5] : []);
    pen.lineCap = on ? "round" : "butt";
  }

  function write(pen, text, x, y, font, ink, align, halo) {
    pen.font = font + " " + FONT;
    pen.textAlign = align;
    if (halo) pen.strokeText(text, x, y);
    pen.fillStyle = ink;
    pen.fillText(text, x, y);
  }
})();
