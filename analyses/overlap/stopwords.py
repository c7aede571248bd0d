"""Words that say nothing of an initiative, and words that every initiative uses."""

from typing import Final

SILENT: Final = """
ad af alle alt anden andet andre at bare begge bliver blive blev blevet da de dem den denne der
deres derfor det dette dig din disse dog du efter ej eller en end ene eneste enhver er et fem fire
flere flest fleste for fordi fra fx få får før først første gennem gør gøre ham han hans har havde
have hel hele helt hende hendes her hos hun hvad hver hvert hvilke hvilken hvis hvor hvordan
hvorfor hvornår i ikke ind ingen intet jeg jer jo kan kom komme kommer kun kunne lige man mange
med meget mellem men mens mere mest mig min mit mod må måde ned nogen noget nogle nu når nær og
også om op os over på samme samt se selv ses sig sin sine sit skal skulle som går gå gået kommet
kommende lave laver lavet ser set står stå sætter sætte sådan så tage tager taget til to tre ud
uden under ved vi via vil ville vores være været a about after all an and any are as be been
before being both but by can do does each from had has he his how if in into is it its may more
most new no not of on one or other our out she so some such than that the their them then there
these they this those through two up was we were what when where which while who will with would
you your
"""
"""Left out altogether."""

COMMON: Final = """
aftale afdeling arbejde arbejder bedre behandling behov borger borgere både dag dage dansk del
egen egne enkelt fast faste fælles følger følge forløb forsøg fremme gang give giver god godt hjem
hjemme hjælp hjælper hold holder holdes hospital hurtig hurtigt hverdag indsats initiativ klynge
kommune kommunal kontakt lokal læge lære mindre model medarbejder mulighed måned måneder ny nye
nyt mennesker patient patienter person personale personer praksis projekt region regional
samarbejde sammen sikre sikrer skaber skabe styrke støtte støtter sundhed sundhedsvæsen sygdom
sygehus sygeplejerske team tid tidlig tilbud tilbyder tværs tværsektoriel uge uger understøtte
bruge bruger år ældre øge better care citizen doctor home nurse citizens cluster cooperation
effort health help improve initiative local municipality offer patients people plan programme
project staff support
"""
"""Kept, but with little weight: a shared *borger* makes no two initiatives alike."""
